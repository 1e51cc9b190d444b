package hello;

/// What Maven is to build.
public final class Hello {
  private Hello() {}

  public static void main(String[] arguments) {
    System.out.println("built by a tool that is not installed");
  }
}
