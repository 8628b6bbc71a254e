namespace ReturnCase.Web.Setup;

/// <summary>A setting that stops the program. The message is the sentence the operator reads.</summary>
public sealed class SettingsException(string message) : Exception(message);
