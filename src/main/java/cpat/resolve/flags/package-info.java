/// Runs of Compose files, Pods and dev containers in the words of `docker run`.
@NullMarked
package cpat.resolve.flags;

import org.jspecify.annotations.NullMarked;
