FROM ruby:3.3
RUN bundle config set --global frozen true
ONBUILD ARG BUNDLE_WITHOUT=development:test
ONBUILD COPY --chown=1000 Gemfile Gemfile.lock /usr/src/app/
ONBUILD RUN --mount=type=cache,target=/usr/local/bundle/cache \
    bundle install
ONBUILD ENV RACK_ENV=production
onbuild entrypoint ["bundle", "exec"]
CMD ["irb"]
