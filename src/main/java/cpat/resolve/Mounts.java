package cpat.resolve;

import cpat.model.Mount;
import cpat.model.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The mounts of a run, each with what it hides of the image.
record Mounts(ResolvedImage image, List<Mount> written) {
  List<MountedPath> all() {
    List<MountedPath> all = new ArrayList<>();
    for (Mount mount : written) {
      all.add(
          switch (mount) {
            case Mount.Bind(_, Word source, Word target, boolean ro) ->
                hiding(mount, "bind", Written.value(source), target, ro);
            case Mount.Tmpfs(_, Word target) -> hiding(mount, "tmpfs", Value.of(""), target, false);
            case Mount.Volume(_, var name, Word target, boolean ro) ->
                volume(mount, name, target, ro);
            case Mount.From(_, Word container) ->
                new MountedPath(
                    mount,
                    "volumes-from",
                    Written.value(container),
                    Value.unknown("the volumes of " + container.text()),
                    false,
                    List.of(),
                    Optional.of("the volumes of " + container.text()));
            case Mount.Other(_, String kind, var name, Word target) ->
                hiding(
                    mount,
                    kind,
                    name.map(Written::value).orElseGet(() -> Value.of("")),
                    target,
                    false);
          });
    }
    return List.copyOf(all);
  }

  /// An engine fills an empty volume with what the image holds there: nothing is hidden at first.
  private static MountedPath volume(Mount mount, Optional<Word> name, Word target, boolean ro) {
    Value<String> source = name.map(Written::value).orElseGet(() -> Value.of(""));
    return new MountedPath(
        mount, "volume", source, Written.value(target), ro, List.of(), Optional.empty());
  }

  private MountedPath hiding(
      Mount mount, String kind, Value<String> source, Word target, boolean readOnly) {
    Value<String> place =
        Written.value(target)
            .map(t -> image.workdir().known().map(w -> Locations.in(w, t)).orElse(t));
    Hiding hiding = place.known().map(p -> Hiding.at(image, p)).orElse(Hiding.NOT_KNOWN);
    return new MountedPath(mount, kind, source, place, readOnly, hiding.hidden(), hiding.rest());
  }
}
