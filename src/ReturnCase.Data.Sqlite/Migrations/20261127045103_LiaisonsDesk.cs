using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LiaisonsDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CorrectedBy",
                table: "Referrals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Corrections",
                table: "Referrals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CorrectionsSent",
                table: "Referrals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "GapCodes",
                table: "Referrals",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BatchDeliveries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatchDeliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BatchDeliveries_ReferralBatches_Batch",
                        column: x => x.Batch,
                        principalTable: "ReferralBatches",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BatchFiles",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatchFiles", x => new { x.Batch, x.Name });
                    table.ForeignKey(
                        name: "FK_BatchFiles_ReferralBatches_Batch",
                        column: x => x.Batch,
                        principalTable: "ReferralBatches",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClientSystems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Team = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    Rate = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClientSystems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DecisionFiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ById = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsWindows1252 = table.Column<bool>(type: "INTEGER", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ForgottenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PackageChunks",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackageChunks", x => new { x.Batch, x.Name, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "PackageLines",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    Referral = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CaseFileId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackageLines", x => new { x.Batch, x.Referral });
                    table.ForeignKey(
                        name: "FK_PackageLines_Cases_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PackageOrders",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ByRole = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RequestKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Written = table.Column<int>(type: "INTEGER", nullable: false),
                    Despite = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Refusal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    NoLongerReady = table.Column<string>(type: "TEXT", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    Lease = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackageOrders", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "ReferralVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GapCodes = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ReferralId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferralVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReferralVersions_Referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Referrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccessTokens",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ClientSystemId = table.Column<int>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IssuedById = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedById = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessTokens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccessTokens_ClientSystems_ClientSystemId",
                        column: x => x.ClientSystemId,
                        principalTable: "ClientSystems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EventSubscriptions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ClientSystemId = table.Column<int>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Kinds = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Disabled = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventSubscriptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventSubscriptions_ClientSystems_ClientSystemId",
                        column: x => x.ClientSystemId,
                        principalTable: "ClientSystems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IdempotentRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ClientSystemId = table.Column<int>(type: "INTEGER", nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Location = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Answer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotentRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IdempotentRequests_ClientSystems_ClientSystemId",
                        column: x => x.ClientSystemId,
                        principalTable: "ClientSystems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DecisionLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DecisionFileId = table.Column<int>(type: "INTEGER", nullable: false),
                    Item = table.Column<int>(type: "INTEGER", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Faults = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Clashes = table.Column<bool>(type: "INTEGER", nullable: false),
                    Opens = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CaseFileId = table.Column<int>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DecisionLines_Cases_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DecisionLines_DecisionFiles_DecisionFileId",
                        column: x => x.DecisionFileId,
                        principalTable: "DecisionFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EventDeliveries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SubscriptionId = table.Column<int>(type: "INTEGER", nullable: false),
                    EventId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DeliveredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventDeliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventDeliveries_EventSubscriptions_SubscriptionId",
                        column: x => x.SubscriptionId,
                        principalTable: "EventSubscriptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessTokens_ClientSystemId",
                table: "AccessTokens",
                column: "ClientSystemId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessTokens_Hash",
                table: "AccessTokens",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BatchDeliveries_Batch",
                table: "BatchDeliveries",
                column: "Batch");

            migrationBuilder.CreateIndex(
                name: "IX_ClientSystems_Name",
                table: "ClientSystems",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DecisionFiles_AddedAt",
                table: "DecisionFiles",
                column: "AddedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionFiles_Sha256",
                table: "DecisionFiles",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionLines_CaseFileId",
                table: "DecisionLines",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionLines_DecisionFileId_Item",
                table: "DecisionLines",
                columns: new[] { "DecisionFileId", "Item" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DecisionLines_DecisionFileId_State_Item",
                table: "DecisionLines",
                columns: new[] { "DecisionFileId", "State", "Item" });

            migrationBuilder.CreateIndex(
                name: "IX_EventDeliveries_CaseNumber",
                table: "EventDeliveries",
                column: "CaseNumber");

            migrationBuilder.CreateIndex(
                name: "IX_EventDeliveries_State_NextTryAt_Id",
                table: "EventDeliveries",
                columns: new[] { "State", "NextTryAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EventDeliveries_SubscriptionId_State_Id",
                table: "EventDeliveries",
                columns: new[] { "SubscriptionId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EventSubscriptions_ClientSystemId",
                table: "EventSubscriptions",
                column: "ClientSystemId");

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentRequests_CaseNumber",
                table: "IdempotentRequests",
                column: "CaseNumber");

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentRequests_ClientSystemId_KeyHash",
                table: "IdempotentRequests",
                columns: new[] { "ClientSystemId", "KeyHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentRequests_EndsAt",
                table: "IdempotentRequests",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_PackageLines_CaseFileId",
                table: "PackageLines",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_PackageLines_Referral",
                table: "PackageLines",
                column: "Referral");

            migrationBuilder.CreateIndex(
                name: "IX_PackageOrders_ById_RequestKey",
                table: "PackageOrders",
                columns: new[] { "ById", "RequestKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PackageOrders_State_Number",
                table: "PackageOrders",
                columns: new[] { "State", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ReferralVersions_ReferralId",
                table: "ReferralVersions",
                column: "ReferralId");

            // What was sent before there were packages stays: its two files, its referrals, and that somebody had it.
            migrationBuilder.Sql("INSERT INTO BatchFiles (Batch, Name, Size, Sha256) SELECT Number, 'referrals.csv', length(Csv), CsvSha256 FROM ReferralBatches UNION ALL SELECT Number, 'referrals.json', length(Json), JsonSha256 FROM ReferralBatches");
            migrationBuilder.Sql("INSERT INTO PackageChunks (Batch, Name, Sequence, Bytes) SELECT Number, 'referrals.csv', 0, Csv FROM ReferralBatches WHERE FilesGoneAt IS NULL UNION ALL SELECT Number, 'referrals.json', 0, Json FROM ReferralBatches WHERE FilesGoneAt IS NULL");
            migrationBuilder.Sql("INSERT INTO PackageLines (Batch, Referral, Version, CaseFileId) SELECT b.Number, r.Number, 1, r.CaseFileId FROM ReferralBatches b INNER JOIN Referrals r ON r.ExportedAt = b.CreatedAt");
            migrationBuilder.Sql("INSERT INTO BatchDeliveries (Batch, Kind, At, ById, ByName) SELECT Number, 'Downloaded', CreatedAt, ById, ByName FROM ReferralBatches");

            migrationBuilder.DropColumn(
                name: "Csv",
                table: "ReferralBatches");

            migrationBuilder.DropColumn(
                name: "CsvSha256",
                table: "ReferralBatches");

            migrationBuilder.DropColumn(
                name: "Json",
                table: "ReferralBatches");

            migrationBuilder.DropColumn(
                name: "JsonSha256",
                table: "ReferralBatches");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessTokens");

            migrationBuilder.DropTable(
                name: "BatchDeliveries");

            migrationBuilder.DropTable(
                name: "BatchFiles");

            migrationBuilder.DropTable(
                name: "DecisionLines");

            migrationBuilder.DropTable(
                name: "EventDeliveries");

            migrationBuilder.DropTable(
                name: "IdempotentRequests");

            migrationBuilder.DropTable(
                name: "PackageChunks");

            migrationBuilder.DropTable(
                name: "PackageLines");

            migrationBuilder.DropTable(
                name: "PackageOrders");

            migrationBuilder.DropTable(
                name: "ReferralVersions");

            migrationBuilder.DropTable(
                name: "DecisionFiles");

            migrationBuilder.DropTable(
                name: "EventSubscriptions");

            migrationBuilder.DropTable(
                name: "ClientSystems");

            migrationBuilder.DropColumn(
                name: "CorrectedBy",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "Corrections",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "CorrectionsSent",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "GapCodes",
                table: "Referrals");

            migrationBuilder.AddColumn<byte[]>(
                name: "Csv",
                table: "ReferralBatches",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "CsvSha256",
                table: "ReferralBatches",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "Json",
                table: "ReferralBatches",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "JsonSha256",
                table: "ReferralBatches",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");
        }
    }
}
