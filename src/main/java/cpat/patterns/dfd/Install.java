package cpat.patterns.dfd;

import cpat.source.Span;

/// A step that downloads the dependencies a project lists. `first`: only the list was there;
/// `arrival` is then the place where the list came, else the place where the sources came, and
/// `what` is what came.
record Install(
    boolean first, Span arrival, String what, Span step, String command, boolean certain) {}
