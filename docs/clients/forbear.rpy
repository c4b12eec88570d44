# A client of `forbear serve` for Ren'Py 8: it starts the server beside the game, and asks it by lines.
# Forbear itself wants Python 3.11; where the game's Python is that new, `import forbear` will do without a server.
#
#     $ village = forbear_begin(source="village.story")
#     $ choice = forbear_call("decide", session=village, who="Ada", within=0.1)
#     $ forbear_call("happened", session=village, event=choice)

init -10 python:
    import json
    import subprocess

    class ForbearServer(object):
        """One server process, kept out of saves: what is to be saved is the answer to session.save."""

        def __init__(self, command):
            self.command = command
            self.process = None
            self.number = 0

        def call(self, method, **params):
            if self.process is None or self.process.poll() is not None:
                self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self.number += 1
            message = {"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}
            self.process.stdin.write(json.dumps(message).encode("utf-8") + b"\n")
            self.process.stdin.flush()
            found = json.loads(self.process.stdout.readline().decode("utf-8"))
            if "error" in found:
                raise Exception("Forbear: " + found["error"]["message"])
            return found["result"]

    _forbear = ForbearServer(["forbear", "serve", "--folder", renpy.config.gamedir])

    def forbear_call(method, **params):
        return _forbear.call(method, **params)

    def forbear_begin(**story):
        return forbear_call("session.begin", **story)["session"]
