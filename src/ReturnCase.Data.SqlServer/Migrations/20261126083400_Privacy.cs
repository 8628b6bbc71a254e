using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Privacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FilesGoneAt",
                table: "ReferralBatches",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "About",
                table: "CaseFacts",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessRequests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Reference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OpenedById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    OpenedByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ReadableUntil = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    CaseVersion = table.Column<int>(type: "int", nullable: false),
                    ReturnReason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ReviewedById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ReviewedByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Dossier = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    DossierSha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    DossierUntil = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DatabaseIdentities",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DatabaseIdentities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DestructionLists",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PreparedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PreparedById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    PreparedByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    OverwrittenAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DestructionLists", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LegalHolds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SetById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SetByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LiftedById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    LiftedByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    LiftReason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalHolds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DossierChoices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Field = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Choice = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AccessRequestId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DossierChoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DossierChoices_AccessRequests_AccessRequestId",
                        column: x => x.AccessRequestId,
                        principalTable: "AccessRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DestructionItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Team = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClosingReason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    KeptBecause = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    SignedById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    SignedByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    SignedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DestructionListId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DestructionItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DestructionItems_DestructionLists_DestructionListId",
                        column: x => x.DestructionListId,
                        principalTable: "DestructionLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PhaseSince_Id",
                table: "Cases",
                columns: new[] { "PhaseSince", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_CaseNumber_State",
                table: "AccessRequests",
                columns: new[] { "CaseNumber", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_DestructionItems_CaseNumber_State",
                table: "DestructionItems",
                columns: new[] { "CaseNumber", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_DestructionItems_DestructionListId",
                table: "DestructionItems",
                column: "DestructionListId");

            migrationBuilder.CreateIndex(
                name: "IX_DestructionItems_Team_State",
                table: "DestructionItems",
                columns: new[] { "Team", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_DossierChoices_AccessRequestId",
                table: "DossierChoices",
                column: "AccessRequestId");

            migrationBuilder.CreateIndex(
                name: "IX_LegalHolds_CaseNumber_LiftedAt",
                table: "LegalHolds",
                columns: new[] { "CaseNumber", "LiftedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DatabaseIdentities");

            migrationBuilder.DropTable(
                name: "DestructionItems");

            migrationBuilder.DropTable(
                name: "DossierChoices");

            migrationBuilder.DropTable(
                name: "LegalHolds");

            migrationBuilder.DropTable(
                name: "DestructionLists");

            migrationBuilder.DropTable(
                name: "AccessRequests");

            migrationBuilder.DropIndex(
                name: "IX_Cases_PhaseSince_Id",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "FilesGoneAt",
                table: "ReferralBatches");

            migrationBuilder.DropColumn(
                name: "About",
                table: "CaseFacts");
        }
    }
}
