using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ReturnCase.Data.Audit;

namespace ReturnCase.Web.Audit;

/// <summary>Where the processing log goes, and what the register of processing activities calls the work.</summary>
/// <param name="Endpoint">Address for traces over OTLP/HTTP.</param>
/// <param name="Activity">URI of the activity in the register.</param>
public sealed record ProcessingLogOptions(Uri Endpoint, Uri Activity);

/// <summary>Sends the processing log over OTLP/HTTP as JSON. A part counts as sent when the receiver has said so.</summary>
internal sealed class ProcessingLogSender(HttpClient http, ProcessingLogOptions options)
{
    private const int KindInternal = 1;
    private const int StatusOk = 1;

    /// <summary>Sends everything that was not acknowledged yet.</summary>
    /// <exception cref="HttpRequestException">The receiver cannot be reached or refuses; what it did not take stays.</exception>
    public async Task SendAsync(ProcessingLog processing, CancellationToken cancel)
    {
        foreach (var chain in await processing.ChainsAsync(cancel))
        {
            while (await processing.NextAsync(chain, cancel) is { } part)
            {
                if (part.Records.Count > 0)
                    await SendAsync(part, cancel);
                await processing.AcknowledgedAsync(part, cancel);
            }
        }
    }

    private async Task SendAsync(ProcessingPart part, CancellationToken cancel)
    {
        using var response = await http.PostAsJsonAsync(options.Endpoint, Message(part), cancel);
        response.EnsureSuccessStatusCode();
        // A receiver may take a part and refuse the rest; then the whole is sent again, and what it has it knows by its id.
        var answer = await response.Content.ReadAsStringAsync(cancel);
        if (answer.Length > 0 && JsonNode.Parse(answer)?["partialSuccess"]?["rejectedSpans"] is { } rejected && rejected.ToString() is not "0")
            throw new HttpRequestException("The receiver of the processing log refused records.");
    }

    private JsonObject Message(ProcessingPart part) => new()
    {
        ["resourceSpans"] = new JsonArray(new JsonObject
        {
            ["resource"] = new JsonObject { ["attributes"] = new JsonArray(Attribute("service.name", "returncase")) },
            ["scopeSpans"] = new JsonArray(new JsonObject
            {
                ["scope"] = new JsonObject { ["name"] = "logboek-dataverwerkingen" },
                ["spans"] = new JsonArray([.. part.Records.Select(Span)]),
            }),
        }),
    };

    private JsonNode Span(ProcessingRecord record)
    {
        var at = ((record.At - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var attributes = new JsonArray(Attribute("dpl.core.processing_activity_id", options.Activity.ToString()));
        if (record.SubjectId is { } subject)
            attributes.Add(Attribute("dpl.core.data_subject_id", subject));
        return new JsonObject
        {
            ["traceId"] = record.TraceId,
            ["spanId"] = record.OperationId,
            ["name"] = record.Operation.ToString(),
            ["kind"] = KindInternal,
            ["startTimeUnixNano"] = at,
            ["endTimeUnixNano"] = at,
            ["attributes"] = attributes,
            ["status"] = new JsonObject { ["code"] = StatusOk },
        };
    }

    private static JsonObject Attribute(string key, string value) => new JsonObject { ["key"] = key, ["value"] = new JsonObject { ["stringValue"] = value } };
}
