/// Kubernetes objects to the containers they make.
@NullMarked
package cpat.read.kubernetes;

import org.jspecify.annotations.NullMarked;
