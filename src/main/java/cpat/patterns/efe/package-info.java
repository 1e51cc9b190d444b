/// EFE Exec Form ENTRYPOINT: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.efe;

import org.jspecify.annotations.NullMarked;
