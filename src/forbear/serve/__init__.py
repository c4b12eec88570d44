"""Casts for any engine: JSON-RPC 2.0 over stdio, HTTP and WebSocket, described by an OpenRPC document."""
