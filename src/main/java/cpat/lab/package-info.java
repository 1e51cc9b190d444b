/// Runs things on an engine for the user: labelled, bounded, and removed whatever happens.
@NullMarked
package cpat.lab;

import org.jspecify.annotations.NullMarked;
