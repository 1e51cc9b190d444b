/// HS Host Spoofing: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.hs;

import org.jspecify.annotations.NullMarked;
