/// What was written: builds, workloads, scripts. Every written value carries its place.
@NullMarked
package cpat.model;

import org.jspecify.annotations.NullMarked;
