using ReturnCase.Web.Documents;
using ReturnCase.Web.Notices;
using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Operations;

/// <summary>Looks whether what the program leans on answers, where it is set. Nothing is sent.</summary>
internal sealed class NeighbourChecks(PdfConverter converter, VirusScanner scanner, MailOptions mail, MailSender sender)
{
    public async Task<CheckLine> ConverterAsync()
    {
        const string name = "converter";
        return !converter.IsSet ? CheckLine.Ok(name, "None is set (Documents:Converter): packages and letters go without PDF.")
            : await converter.AnswersAsync() ? CheckLine.Ok(name, "LibreOffice starts.")
            : CheckLine.Fault(name, "LibreOffice of Documents:Converter does not start for this account. Start it once by hand with --version to see why.");
    }

    public async Task<CheckLine> ScannerAsync()
    {
        const string name = "scanner";
        return !scanner.IsThere ? CheckLine.Ok(name, "None is set (Scanner:Socket): documents are read unscanned.")
            : await scanner.AnswersAsync() ? CheckLine.Ok(name, "It answers.")
            : CheckLine.Fault(name, "The scanner of Scanner:Socket does not answer, so documents wait unread. Look whether clamd runs and whether this account may use its socket.");
    }

    public async Task<CheckLine> MailAsync()
    {
        const string name = "mail";
        if (mail.Server is null)
            return CheckLine.Ok(name, "No mail server is set (Smtp:Host): no e-mail is sent.");
        using var line = sender.Open();
        return await line.FaultAsync() is { } fault
            ? CheckLine.Fault(name, $"The mail server of Smtp:Host does not take this program in ({fault}). Check Smtp:Host, Smtp:Port, Smtp:Security, the account, and whether this machine trusts its certificate.")
            : CheckLine.Ok(name, "The mail server answers, and takes this program in.");
    }
}
