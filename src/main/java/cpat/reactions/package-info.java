/// What happens when two patterns meet: rules (`R001` …) that may look at two of them.
@NullMarked
package cpat.reactions;

import org.jspecify.annotations.NullMarked;
