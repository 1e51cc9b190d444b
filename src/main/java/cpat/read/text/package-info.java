/// Files that hold commands among other things: scripts, Makefiles, pages, CI files, units.
@NullMarked
package cpat.read.text;

import org.jspecify.annotations.NullMarked;
