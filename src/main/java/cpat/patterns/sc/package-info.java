/// SC Sidecar Container: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.sc;

import org.jspecify.annotations.NullMarked;
