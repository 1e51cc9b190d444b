/// YAML and JSON to nodes with places: anchors, merge keys, templates, bounds.
@NullMarked
package cpat.read.yaml;

import org.jspecify.annotations.NullMarked;
