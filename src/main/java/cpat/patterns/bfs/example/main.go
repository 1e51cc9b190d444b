// A web server that needs nothing but itself.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os/signal"
	"syscall"
)

func main() {
	stop, release := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer release()
	server := &http.Server{Addr: ":8000", Handler: http.HandlerFunc(answer)}
	go func() {
		<-stop.Done()
		_ = server.Shutdown(context.Background())
	}()
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
}

func answer(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "served from scratch: %s\n", r.URL.Path)
}
