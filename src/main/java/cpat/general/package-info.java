/// Rules that belong to no single pattern (`X001` …).
@NullMarked
package cpat.general;

import org.jspecify.annotations.NullMarked;
