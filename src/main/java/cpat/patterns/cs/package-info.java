/// CS Copy Sources: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.cs;

import org.jspecify.annotations.NullMarked;
