/// AC Ambassador Container: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.ac;

import org.jspecify.annotations.NullMarked;
