// Starts `luma lsp` and lets VS Code talk to it.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function activate() {
  const command = vscode.workspace.getConfiguration("luma").get("command") || "luma";
  // on Windows it is luma.cmd, which only a shell starts
  const shell = process.platform === "win32";
  client = new LanguageClient(
    "luma",
    "Luma",
    { command: shell ? `"${command}"` : command, args: ["lsp"], options: { shell } },
    { documentSelector: [{ language: "luma" }] },
  );
  try {
    await client.start();
  } catch {
    vscode.window.showErrorMessage(`${command} lsp does not start: set luma.command to the path of luma.`);
  }
}

function deactivate() {
  return client && client.isRunning() ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
