/// Pattern, detector, use, finding: what can be said of a model.
@NullMarked
package cpat.rule;

import org.jspecify.annotations.NullMarked;
