/// OBI ONBUILD Image: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.obi;

import org.jspecify.annotations.NullMarked;
