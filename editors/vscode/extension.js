// Starts `luma lsp` and lets VS Code talk to it.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const command = vscode.workspace.getConfiguration("luma").get("command") || "luma";
  client = new LanguageClient(
    "luma",
    "Luma",
    { command, args: ["lsp"] },
    { documentSelector: [{ language: "luma" }] },
  );
  return client.start();
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
