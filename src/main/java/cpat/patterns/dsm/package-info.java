/// DSM Docker Socket Mount: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.dsm;

import org.jspecify.annotations.NullMarked;
