/// S2I Source To Image: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.s2i;

import org.jspecify.annotations.NullMarked;
