// Starts `forbear lsp` and lets it speak with the editor; says how it is installed where it is not.
const { spawn } = require("node:child_process");
const { window, workspace, env, Uri } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const HELP = "https://pypi.org/project/forbear/";

let client;

/** Say whether the command is there and can be a language server. */
function isThere(command) {
  return new Promise((resolve) => {
    const asked = spawn(command, ["lsp", "--help"], { stdio: "ignore" });
    asked.on("error", () => resolve(false));
    asked.on("exit", (code) => resolve(code === 0));
  });
}

async function activate(context) {
  const command = workspace.getConfiguration("forbear").get("command");
  if (!(await isThere(command))) {
    const told = `Forbear is not found as '${command}': install it with pip install 'forbear[lsp]', or say in the settings what it is called.`;
    if ((await window.showWarningMessage(told, "Show me")) === "Show me") env.openExternal(Uri.parse(HELP));
    return;
  }
  const server = { command, args: ["lsp"], transport: TransportKind.stdio };
  client = new LanguageClient("forbear", "Forbear", server, {
    documentSelector: [{ language: "forbear", scheme: "file" }, { language: "forbear", scheme: "untitled" }],
  });
  context.subscriptions.push(client);
  await client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
