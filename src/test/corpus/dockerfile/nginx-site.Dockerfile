FROM docker.io/library/nginx:1.27@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
ADD https://example.org/themes/plain.tar.gz /tmp/
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.org/a.bin /usr/share/
ADD --keep-git-dir=true --link https://git.example.org/site.git#main:docs /usr/share/nginx/html
COPY --exclude=*.md --exclude=drafts/** site/ /usr/share/nginx/html/
COPY --parents a/b/./c/*.css /usr/share/nginx/html/
COPY nginx.conf /etc/nginx/nginx.conf
EXPOSE 80/tcp 443/tcp 443/udp
HEALTHCHECK NONE
