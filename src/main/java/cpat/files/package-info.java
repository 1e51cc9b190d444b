/// Walking trees, reading files. The only place of the lower half that touches a disk.
@NullMarked
package cpat.files;

import org.jspecify.annotations.NullMarked;
