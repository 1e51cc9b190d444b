package cpat.engine;

/// A current Docker.
class DockerEngineTest extends EngineContract {
  @Override
  String engineName() {
    return TestEngines.DOCKER;
  }
}
