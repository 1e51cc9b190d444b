// A web server that needs nothing but itself.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os/signal"
	"syscall"
)

func main() {
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer cancel()
	server := &http.Server{Addr: ":8000", Handler: http.HandlerFunc(answer)}
	go func() {
		<-stop.Done()
		_ = server.Shutdown(context.Background())
	}()
	fmt.Println("ready")
	_ = server.ListenAndServe()
}

func answer(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "served from scratch: %s\n", r.URL.Path)
}
