/// Images that exist already: `docker image inspect`, OCI layouts, the table of official images.
@NullMarked
package cpat.read.image;

import org.jspecify.annotations.NullMarked;
