/// What is known of the world outside the project: images, tools, file names. Data, no behaviour.
@NullMarked
package cpat.facts;

import org.jspecify.annotations.NullMarked;
