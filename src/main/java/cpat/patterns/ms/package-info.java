/// MS Mount Sources: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.ms;

import org.jspecify.annotations.NullMarked;
