/// ECC ENTRYPOINT and CMD Combined: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.ecc;

import org.jspecify.annotations.NullMarked;
