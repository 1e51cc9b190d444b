/// Readers: text in, model out. Pure, total: any text gives a model or a problem with a place.
@NullMarked
package cpat.read;

import org.jspecify.annotations.NullMarked;
