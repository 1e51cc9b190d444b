/// What will really run: Dockerfile, base image and overlay together, each fact with its source.
@NullMarked
package cpat.resolve;

import org.jspecify.annotations.NullMarked;
