/// The model written as what others read: an engine's create request. Pure.
@NullMarked
package cpat.write;

import org.jspecify.annotations.NullMarked;
