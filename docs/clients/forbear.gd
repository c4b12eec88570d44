# A client of `forbear serve --http` for Godot 4: add it as an autoload called Forbear.
#
#     var found = await Forbear.call_method("session.begin", {"source": "village.story"})
#     var session = found.session
#     var choice = await Forbear.call_method("decide", {"session": session, "who": "Ada", "within": 0.016})
#     await Forbear.call_method("happened", {"session": session, "event": choice})
extends Node

var address := "http://127.0.0.1:8650/"
var token := ""
var _number := 0


# Returns what the method gives; null where it failed, with the error pushed.
func call_method(method: String, params: Dictionary = {}) -> Variant:
	var request := HTTPRequest.new()
	add_child(request)
	_number += 1
	var headers := PackedStringArray(["Content-Type: application/json"])
	if token != "":
		headers.append("Authorization: Bearer " + token)
	var body := JSON.stringify({"jsonrpc": "2.0", "id": _number, "method": method, "params": params})
	var failed := request.request(address, headers, HTTPClient.METHOD_POST, body)
	if failed != OK:
		request.queue_free()
		push_error("Forbear cannot be asked: " + error_string(failed))
		return null
	var answer: Array = await request.request_completed
	request.queue_free()
	var text: String = answer[3].get_string_from_utf8()
	var found: Variant = JSON.parse_string(text)
	if typeof(found) != TYPE_DICTIONARY or found.has("error"):
		push_error("Forbear: " + text.left(500))
		return null
	return found.result
