package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Command-line tools: images that are one, and programs that are one wherever they live.
public final class Tools {
  /// Last parts of image names.
  private static final Set<String> IMAGES =
      Listing.words(
          """
          maven gradle composer gcc sbt dockcross musl-cross rust-musl-builder rustup muslrust
          golang-cross cross emsdk tinygo dapper buildpacks goreleaser goreleaser-cross bazel
          kaniko executor ko pack jib buildah skopeo crane regctl oras cosign s2i kompose
          terraform opentofu terragrunt tflint terraform-docs tfsec checkov packer ansible
          ansible-lint ansible-runner pulumi aws-cli awscli azure-cli google-cloud-sdk
          cloud-sdk kubectl helm helm-docs chart-testing kustomize helmfile kubeval
          kubeconform kubesec kube-linter conftest polaris doctl hcloud openshift-client oc
          k9s eksctl kops kubectx flux-cli argocd sops vault-cli serverless shellcheck
          shellcheck-alpine shfmt hadolint super-linter mega-linter megalinter markdownlint
          markdownlint-cli markdownlint-cli2 yamllint golangci-lint eslint prettier black
          flake8 mypy pylint ruff pre-commit editorconfig-checker dockle trivy grype syft snyk
          semgrep sonar-scanner-cli sonar-scanner sonar-cli phpstan phpcs psalm phpmd phpcpd
          php-cs-fixer phpqa phan phpunit gitleaks trufflehog bandit clamav clamscan lychee
          muffet alex vale textlint commitlint jsonlint actionlint zizmor spectral redocly cli
          codeclimate licensed license-eye skywalking-eyes addlicense docker-bench-security
          kics dependency-check zaproxy zap2docker-stable nikto nmap sqlmap wpscan nuclei
          metasploit-framework hydra gobuster amass subfinder masscan openapi-generator-cli
          swagger-codegen-cli swagger-codegen-cli-v3 go-swagger swagger protoc protoc-all
          prototool buf namely-protoc grpc-cli grpcurl thrift pandoc latex core extra texlive
          docker-asciidoctor asciidoctor mermaid-cli plantuml graphviz drawio drawio-export
          hugo jekyll builder mkdocs mkdocs-material sphinx sphinx-latexpdf mdbook ffmpeg
          imagemagick svgo optipng exiftool youtube-dl yt-dlp handbrake tesseract ocrmypdf
          wkhtmltopdf gotenberg-cli libreoffice inkscape gource cloc tokei scc changelog
          github-changelog-generator git-chglog git-cliff conventional-changelog
          semantic-release gitversion release-drafter sassc sass yuicompressor
          closure-compiler antora weasyprint swiftlint swiftformat clang-format clang-tidy
          cppcheck doxygen avro-tools apidoc redoc-cli dredd newman schemaspy sqlfluff sqlc
          migrate flyway liquibase dbmate goose atlas k6 artillery vegeta hey wrk wrk2 ab
          siege bombardier jmeter locust gatling sitespeed.io lighthouse playwright
          cypress-cli robot-framework jmespath curl wget httpie jq yq xq dasel git gh hub
          socat-cli rsync rclone restic borg s3cmd mc minio-mc sshpass openssl certbot
          letsencrypt lego mkcert acme.sh gpg htpasswd asciinema figlet cowsay httping
          whalesay lolcat speedtest speedtest-cli iperf3 iperf binfmt qemu-user-static nano
          vim neovim ctop dive lazydocker docker-squash slim docker-slim dfimage runlike
          portainer-cli whaler reg pgcli mycli litecli usql psql redis-cli mongo-tools
          elasticdump kafkacat kcat mosquitto-clients jwt step-cli gomplate envsubst dockerize
          docker-autocompose docker-compose-viz changie towncrier act earthly dagger task just
          make cmake conan meson platformio arduino-cli esp-idf idf zephyr nix poetry uv
          pipenv pip-tools tox nox cargo-chef wasm-pack trunk solc slither mythril foundry
          echidna anchor circom elm purescript stack ghc haskell ocaml opam coq lean octave
          r-base r-ver maxima gnuplot povray openscad kicad kibot blender gdal ogr2ogr
          tippecanoe osmium-tool osm2pgsql osrm-backend samtools bcftools bwa fastqc bedtools
          blast picard gatk snakemake nextflow seqkit kallisto salmon multiqc trimmomatic
          """);

  /// Programs that are tools: what an image with many of them is run for.
  private static final Set<String> COMMANDS =
      Listing.words(
          """
          mvn gradle ant sbt lein npm npx yarn pnpm bun bunx node tsc deno go gofmt
          golangci-lint goreleaser cargo rustc rustfmt python python3 python2 pip pip3 pytest
          tox nox poetry pipenv uv black ruff flake8 mypy pylint isort ruby bundle gem rake
          rspec rubocop php composer phpunit phpstan phpcs phpcbf php-cs-fixer perl prove java
          javac jar jshell kotlinc scala scalac groovy dotnet msbuild nuget mono gcc g++ clang
          make cmake ctest ninja meson bazel swift swiftc ghc stack cabal elixir mix iex erl
          rebar3 julia Rscript R octave lua ocaml dune opam dart flutter pub crystal shards
          nim zig v racket sass lessc webpack vite gulp grunt bower ng vue eslint prettier
          jest mocha cypress playwright terraform tofu packer ansible ansible-playbook
          ansible-lint aws az gcloud gsutil kubectl helm kustomize oc doctl pulumi
          docker-compose shellcheck shfmt hadolint yamllint markdownlint trivy grype syft
          semgrep curl wget http jq yq git svn hg rsync rclone restic openssl certbot
          ssh-keygen htpasswd gpg ffmpeg ffprobe convert magick identify pandoc pdflatex
          xelatex latexmk asciidoctor asciidoctor-pdf sphinx-build mkdocs jekyll hugo mdbook
          doxygen plantuml dot protoc buf swagger openapi-generator openapi-generator-cli psql
          pg_dump pg_dumpall pg_restore pg_isready pgbench mysql mysqldump mysqladmin mariadb
          mariadb-dump mongo mongosh mongodump mongorestore mongoimport mongoexport redis-cli
          redis-benchmark cqlsh influx etcdctl consul vault nats kafkacat kcat mc s3cmd ab wrk
          hey k6 nmap tcpdump tshark dig nslookup iperf3 iperf flyway liquibase migrate dbmate
          alembic sqlite3 xmllint xsltproc envsubst gomplate newman robot behave cucumber
          pre-commit sphinx-quickstart django-admin create-react-app ionic cordova expo
          serverless sls solc forge esptool.py platformio pio idf.py west arduino-cli
          tippecanoe ogr2ogr gdal_translate samtools nextflow snakemake tesseract youtube-dl
          yt-dlp phing drush wp artisan symfony cosign crane skopeo buildah kompose skaffold
          tilt act task just changelog pg_basebackup gosu su-exec rustup wasm-pack emcc asc
          godoc gotestsum ginkgo staticcheck sonar-scanner snyk npm-check-updates ncu lerna nx
          turbo playbook htop ctop screenfetch neofetch cowsay figlet fortune 7z mkcert sops
          age jwt speedtest speedtest-cli mosquitto_pub mosquitto_sub qemu-img squashfs
          mksquashfs genisoimage xorriso tex
          """);

  /// Ends of image names that tell a tool: `sonar-scanner-cli`, `x-lint`.
  private static final List<String> ENDS =
      List.copyOf(
          Listing.words(
              """
              -cli _cli -cli2 lint -linter -lint-action -generator -converter -formatter -checker
              -compiler -scanner -tool -tools -builder -codegen -gen -client -dump 2pdf 2png
              -export -validator -build-tools -buildtools -buildenv -toolchain -sdk -lsp -fmt
              -docs
              """));

  /// Shells: a container for looking around, not a tool of its own.
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "zsh", "ash", "dash", "fish", "ksh", "pwsh", "powershell", "cmd");

  private static final Set<String> SMALL =
      Listing.words(
          """
          cat ls echo env printenv rm uname id whoami sleep true chown chmod date tar cp mv
          mkdir touch find grep sed awk hostname ps top which test head tail df du ping stat
          nvidia-smi rocm-smi clinfo lscpu free
          """);

  /// Programs that run applications: in an application's image they say nothing of a tool.
  private static final Set<String> INTERPRETERS =
      Listing.words(
          """
          python python3 python2 pytest tox nox ruby bundle rake rspec rails node npm npx yarn
          pnpm bun php artisan composer phpunit java dotnet mix iex elixir go make alembic flask
          django-admin jest mocha perl migrate psql rubocop
          """);

  /// Systems without a program of their own.
  private static final Set<String> SYSTEMS =
      Listing.words(
          """
          alpine ubuntu debian busybox centos fedora rockylinux almalinux archlinux
          amazonlinux opensuse ubi8 ubi9 ubi-minimal oraclelinux nanoserver servercore
          windowsservercore photon kali-rolling hello-world buildpack-deps leap tumbleweed
          void gentoo scratch cirros raspbian cuda l4t-base
          """);

  private Tools() {}

  /// True when an image (its repository) is a tool.
  public static boolean image(String repository) {
    String lower = repository.toLowerCase(Locale.ROOT);
    String last = lower.substring(lower.lastIndexOf('/') + 1);
    return IMAGES.contains(last)
        || lower.startsWith("dockcross/")
        || lower.startsWith("alpine/")
        || lower.startsWith("jess/")
        || lower.startsWith("pandoc/")
        || lower.startsWith("asciidoctor/")
        || (ENDS.stream().anyMatch(last::endsWith) && !last.contains("vpn"));
  }

  /// True when a program (with or without its path) is a tool.
  public static boolean command(String program) {
    String name = name(program);
    return COMMANDS.contains(name);
  }

  /// True for a program that runs applications, whatever they are for.
  public static boolean interpreter(String program) {
    return INTERPRETERS.contains(name(program));
  }

  public static boolean shell(String program) {
    return SHELLS.contains(name(program));
  }

  /// True for a bare operating system.
  public static boolean system(String repository) {
    return SYSTEMS.contains(repository.substring(repository.lastIndexOf('/') + 1));
  }

  /// True for what every system has: it says nothing of the image.
  public static boolean small(String program) {
    return SMALL.contains(name(program));
  }

  private static String name(String program) {
    String name = program.substring(program.lastIndexOf('/') + 1);
    return name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
  }
}
