package cpat.engine;

/// Podman through its Docker-compatible API.
class PodmanEngineTest extends EngineContract {
  @Override
  String engineName() {
    return TestEngines.PODMAN;
  }
}
