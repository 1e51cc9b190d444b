package cpat.model;

import java.util.List;

/// Everything that was read, of all files together.
public record Project(
    List<Build> builds,
    List<Workload> workloads,
    List<Script> scripts,
    List<ImageBuild> imageBuilds,
    List<Link> links,
    List<Problem> problems) {}
