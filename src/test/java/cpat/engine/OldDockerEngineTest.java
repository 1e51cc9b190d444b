package cpat.engine;

/// Docker 20.10, Debian's.
class OldDockerEngineTest extends EngineContract {
  @Override
  String engineName() {
    return TestEngines.OLD_DOCKER;
  }
}
