package cpat.resolve;

import cpat.model.Container;
import java.util.List;
import java.util.Optional;

/// What a container that exists stands on. Its configuration is final: engines put what the image
/// said into it when it was made, so nothing of the image is laid under it again. Of the image
/// stays what it holds.
final class LiveBase {
  private LiveBase() {}

  static ResolvedImage of(ResolvedImage image, Container container) {
    From made = From.at(container.title());
    ResolvedImage.Builder base = new ResolvedImage.Builder(image);
    base.name = container.image().isEmpty() ? image.name() : container.image();
    base.base = Optional.empty();
    base.entrypoint = Value.of(List.of(), made);
    base.cmd = Value.of(List.of(), made);
    base.environment = Entries.none();
    base.user = Value.of("", made);
    base.workdir = Value.of("", made);
    base.ports = Entries.none();
    base.labels = Entries.none();
    base.stopSignal = Value.of("", made);
    String engine = Habits.of(container.workload().origin()).whose();
    base.healthcheck = Value.of(Optional.empty(), new From.Default(engine));
    return base.build();
  }
}
