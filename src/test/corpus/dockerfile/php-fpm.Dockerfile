ARG PHP=8.3
FROM php:${PHP%.*}-fpm${PHP:+-alpine}
# Everything in one go
RUN set -eux; \
	apk add --no-cache --virtual .build-deps \
		# for gd
		freetype-dev \
		libpng-dev \
	; \
	\
	docker-php-ext-install -j "$(nproc)" gd opcache pdo_mysql; \
	{ \
		echo 'opcache.memory_consumption=128'; \
		echo 'opcache.validate_timestamps=0'; \
	} > "$PHP_INI_DIR/conf.d/opcache.ini"; \
	apk del .build-deps
COPY --chmod=0755 ./docker/ /
WORKDIR /var/www/${APP:-html}
CMD ["php-fpm", "-F"]
