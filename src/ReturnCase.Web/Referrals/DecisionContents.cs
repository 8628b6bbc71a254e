using ReturnCase.Data.DecisionFiles;
using ReturnCase.Data.Drafts;

namespace ReturnCase.Web.Referrals;

/// <summary>What lines of decision files say, encrypted as they are kept with the key of what was typed and not sent yet. A line that was moved to another file or place cannot be read there.</summary>
public sealed class DecisionContents(DraftKey key)
{
    // No field has a name that begins so.
    private const string FaultName = "!fault";

    /// <summary>A line as it is kept.</summary>
    public byte[] Encrypt(string fileById, string sha256, DecisionRecord record) => key.Encrypt(
        Place(fileById, sha256, record.Item),
        DraftKey.Plain(new([.. record.Fields.Select(field => new DraftField(field.Key, field.Value)), .. record.Faults.Select(fault => new DraftField(FaultName, fault))], null)));

    /// <summary>A line as it was written; without any field where that was forgotten or cannot be read.</summary>
    public DecisionRecord Read(string fileById, string sha256, int item, int line, byte[] content) => key.Decrypt(Place(fileById, sha256, item), content) is { } text
        ? new(item, line, text.Fields.Where(field => field.Name != FaultName).ToDictionary(field => field.Name, field => field.Value), [.. text.Fields.Where(field => field.Name == FaultName).Select(field => field.Value)])
        : new(item, line, new Dictionary<string, string>(), [nameof(DecisionFault.Forgotten)]);

    /// <inheritdoc cref="Read(string, string, int, int, byte[])"/>
    public DecisionRecord Read(DecisionFileRow file, DecisionLineRow line) => Read(file.ById, file.Sha256, line.Item, line.Line, line.Content);

    /// <inheritdoc cref="Read(string, string, int, int, byte[])"/>
    public DecisionRecord Read(DecisionLine line) => Read(line.DecisionFile!.ById, line.DecisionFile.Sha256, line.Item, line.Line, line.Content);

    private static DraftPlace Place(string fileById, string sha256, int item) => new(fileById, null, FormattableString.Invariant($"decision-file/{sha256}/{item}"));
}
