/// Makes fixes: chooses, applies and verifies them. Asks for a new check, does no I/O itself.
@NullMarked
package cpat.fix;

import org.jspecify.annotations.NullMarked;
