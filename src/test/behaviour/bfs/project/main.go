package main

import "os/user"

func main() {
	if _, err := user.Current(); err != nil {
		println("no such user")
	}
	println("ready")
}
