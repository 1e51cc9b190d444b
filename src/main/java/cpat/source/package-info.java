/// Text and places in it. Knows nothing of containers.
@NullMarked
package cpat.source;

import org.jspecify.annotations.NullMarked;
