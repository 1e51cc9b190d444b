/// Edits that keep the style of what is there: lines, JSON arrays, entries of YAML, shell words.
@NullMarked
package cpat.edit;

import org.jspecify.annotations.NullMarked;
